import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, errorStatus, notFound } from './platform/errors.ts'
import { html, noHtml, type Html } from './web/html.ts'

/** Keeps a form that came in unsigned; gives its id. */
type KeepForm = (request: FastifyRequest) => Promise<string | undefined>

/** Every error becomes an answer here, once: problem+json for the API, a page for everybody else. */
export function replyToErrors(app: FastifyInstance, keepForm: KeepForm): void {
  app.setErrorHandler<FastifyError | AppError>(async (thrown, request, reply) => {
    const error = translate(thrown)
    if (errorStatus[error.code] >= 500) request.log.error({ err: thrown }, 'request failed')
    if (request.routeOptions.config.api || request.url.startsWith('/api/')) return sendProblem(reply, error)
    if (error.code === 'not-signed-in') return sendToSignIn(request, reply, keepForm)
    return sendErrorPage(reply, error)
  })
  app.setNotFoundHandler((request, reply) => {
    const error = notFound()
    return request.url.startsWith('/api/') ? sendProblem(reply, error) : sendErrorPage(reply, error)
  })
}

/** The refusal behind whatever was thrown. What is nobody's fault but ours says nothing of itself. */
function translate(thrown: FastifyError | AppError): AppError {
  if (thrown instanceof AppError) return thrown
  if (isAway(thrown)) return new AppError('unavailable', 'Concord cannot reach its database at the moment.')
  // a sign that no text in the database can have, such as NUL: it came in from outside, in an address or a field
  if (thrown.code === '22021') return new AppError('invalid', 'What you sent has signs in it that cannot be kept.')
  if (thrown.code?.startsWith('FST_CSRF')) {
    return new AppError('forbidden', 'This form is out of date. Go back, reload the page and send it again.')
  }
  if (thrown.statusCode === 413) return new AppError('too-large', 'What you sent is too large. The limit is 2 MB.')
  if (thrown.statusCode && thrown.statusCode < 500) return new AppError('invalid', 'What you sent could not be read.')
  return new AppError('unavailable', 'Something went wrong on our side.')
}

// connection refused, reset, timed out; the server shutting down or starting up; too many connections
const awayCodes = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOENT|57P0[123]|53300|08\w{3})$/

function isAway(error: FastifyError): boolean {
  return awayCodes.test(error.code ?? '') ||
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(error.message)
}

function sendProblem(reply: FastifyReply, error: AppError): FastifyReply {
  const status = errorStatus[error.code]
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  return reply.code(status).type('application/problem+json').send({
    type: `about:blank#${error.code}`,
    title: error.code,
    status,
    detail: error.message,
    ...(Object.keys(error.fields).length ? { errors: error.fields } : {}),
  })
}

async function sendToSignIn(request: FastifyRequest, reply: FastifyReply, keepForm: KeepForm): Promise<FastifyReply> {
  const kept = await keepForm(request)
  const next = kept ? `/unsent/${kept}` : request.method === 'GET' ? request.url : '/'
  return reply.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
}

const headings: Partial<Record<AppError['code'], string>> = {
  'not-found': 'Page not found',
  forbidden: 'You cannot do this',
  unavailable: 'Sorry, there is a problem',
  'too-large': 'Too large',
}

function sendErrorPage(reply: FastifyReply, error: AppError): FastifyReply {
  const heading = headings[error.code] ?? 'This cannot be done'
  const again = error.code === 'unavailable'
    ? 'Try again in a minute. Anything that was confirmed on screen has been kept.'
    : 'Go back to where you were: what you typed is still there in most browsers.'
  const main = html`<h1 class="govuk-heading-l">${heading}</h1>
<p class="govuk-body">${error.message}</p>
<p class="govuk-body">${again}</p>
${emergency(reply, error)}
<p class="govuk-body"><a class="govuk-link" href="/">Go to My work</a></p>`
  return reply.code(errorStatus[error.code]).page({ title: heading, main, width: 'reading' })
}

/** On every page that is not found, so that it tells nobody whether there is a case. */
function emergency(reply: FastifyReply, error: AppError): Html {
  if (error.code !== 'not-found' || !reply.request.signedIn?.actor.permissions.has('case:break-glass')) return noHtml
  return html`<p class="govuk-body">In an emergency you can <a class="govuk-link" href="/break-glass">open a restricted case</a>,
with a reason. Its lead officer is told.</p>`
}
