export { findUnrecorded, nameStreams, type StreamOwner } from './name-streams.queries.ts'
