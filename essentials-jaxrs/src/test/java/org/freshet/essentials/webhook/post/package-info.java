/** Tests of {@code webhook.post}. */
package org.freshet.essentials.webhook.post;
