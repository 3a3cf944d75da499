/** Tests of {@code webhook.receive}. */
package org.freshet.essentials.webhook.receive;
