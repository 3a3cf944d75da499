/** The applications of the cache's tests: pages that do what a test has told them to. */
package org.freshet.it.cache.app;
