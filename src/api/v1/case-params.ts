import { z } from 'zod'

/** The path of everything that belongs to one case. */
export const caseParams = z.object({ reference: z.string().min(1).max(50) })
