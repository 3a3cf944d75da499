/** What single steps cost, by JMH: {@code make bench-micro}. No tests, but not for applications. */
package org.freshet.bench.micro;
