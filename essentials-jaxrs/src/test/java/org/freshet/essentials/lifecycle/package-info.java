/** Tests of {@code lifecycle}. */
package org.freshet.essentials.lifecycle;
