export { findUnrecorded, nameStreams, type StreamOwner } from './name-streams.queries.ts'
export { listAccessLog, prepareSearch, type AccessLogSearch } from './access-log.queries.ts'
export { findSubject } from './find-subject.queries.ts'
export { recordRoutes } from './record.routes.ts'
