@org.jspecify.annotations.NullMarked
package org.freshet.partstream.cache;
