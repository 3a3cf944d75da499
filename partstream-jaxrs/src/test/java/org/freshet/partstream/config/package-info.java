/** Tests of settings. */
package org.freshet.partstream.config;
