/** Tests of {@code http}. */
package org.freshet.essentials.http;
