/** An application with API keys, tokens that can be revoked, and permissions. */
package org.freshet.it.essentials.app.access;
