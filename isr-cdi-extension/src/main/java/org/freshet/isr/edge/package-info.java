/**
 * Internal. Caches in front of the application, CDNs and proxies: what they are told, and what they
 * can understand. {@link org.freshet.isr.edge.EdgeCache} and what it names is open to applications.
 */
@NullMarked
package org.freshet.isr.edge;

import org.jspecify.annotations.NullMarked;
