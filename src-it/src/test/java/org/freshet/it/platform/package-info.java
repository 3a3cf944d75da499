/** What the platform gives by itself, on either server: what the guide shows is tried here. */
package org.freshet.it.platform;
