/** Tests of {@code webhook.target}. */
package org.freshet.essentials.webhook.target;
