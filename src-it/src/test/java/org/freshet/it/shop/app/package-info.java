/** What is added to the shop for tests. */
package org.freshet.it.shop.app;
