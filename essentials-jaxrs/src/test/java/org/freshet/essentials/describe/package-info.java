/** What descriptions say. */
package org.freshet.essentials.describe;
