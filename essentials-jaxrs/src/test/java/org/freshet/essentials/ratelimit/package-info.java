/** Tests of {@code ratelimit}. */
package org.freshet.essentials.ratelimit;
