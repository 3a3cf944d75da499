/** Tests of {@code keys}. */
package org.freshet.essentials.keys;
