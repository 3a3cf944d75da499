/** Real proxies in front of the bookshop: what they keep, and how they hear of changes. */
package org.freshet.it.edge;
