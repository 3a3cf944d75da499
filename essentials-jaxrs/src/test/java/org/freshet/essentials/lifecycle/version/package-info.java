/** Tests of {@code lifecycle.version}. */
package org.freshet.essentials.lifecycle.version;
