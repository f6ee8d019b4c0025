/** Delivers alerts from their topic to webhooks, Alertmanager and Slack. */
@NullMarked
package io.journeyline.alerts.delivery;

import org.jspecify.annotations.NullMarked;
