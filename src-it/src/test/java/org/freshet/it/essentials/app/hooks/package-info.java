/** Applications that send webhooks and receive them. */
package org.freshet.it.essentials.app.hooks;
