/** The bookshop as it is built, on the servers of these tests. */
package org.freshet.it.shop;
