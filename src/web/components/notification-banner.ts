import { html, noHtml, type Html } from '../html.ts'
import type { Banner } from '../shell.ts'

/** The GOV.UK notification banner: said once, after something was done or about something that matters here. */
export function notificationBanner(banner: Banner): Html {
  const success = banner.type === 'success'
  const look = success ? ' govuk-notification-banner--success' : ''
  return html`<div class="govuk-notification-banner${look}" role="${success ? 'alert' : 'region'}"
  aria-labelledby="govuk-notification-banner-title" data-module="govuk-notification-banner">
<div class="govuk-notification-banner__header">
<h2 class="govuk-notification-banner__title" id="govuk-notification-banner-title">
${success ? 'Success' : 'Important'}
</h2>
</div>
<div class="govuk-notification-banner__content">
<p class="govuk-notification-banner__heading">
${banner.text}
</p>
${banner.detail ?? noHtml}</div>
</div>`
}
