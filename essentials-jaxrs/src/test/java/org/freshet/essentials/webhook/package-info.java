/** Tests of {@code webhook}. */
package org.freshet.essentials.webhook;
