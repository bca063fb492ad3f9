import { v7, validate } from 'uuid'

/** A new record id: UUID version 7, so that ids made later sort later and indexes stay compact. */
export const newId = (): string => v7()

/** Whether the text has the form of an id; anything else in a URL is simply not found. */
export const isId = (text: unknown): text is string => typeof text === 'string' && validate(text)
