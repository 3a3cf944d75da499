/** What visitors see of the cache: each class deploys one small application and asks it by HTTP. */
package org.freshet.it.cache;
