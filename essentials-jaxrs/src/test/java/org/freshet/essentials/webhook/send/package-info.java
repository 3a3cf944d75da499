/** Tests of {@code webhook.send}. */
package org.freshet.essentials.webhook.send;
