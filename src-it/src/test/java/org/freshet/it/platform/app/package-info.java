/** Small resources that use the platform alone. */
package org.freshet.it.platform.app;
