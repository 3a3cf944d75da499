package org.freshet.isr.redis.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The scripts, each a resource beside this class that tells its keys, arguments and answer. All
 * keys of a script lie in one slot.
 */
public enum Script {
  /** Raises tags. */
  RAISE,
  /** Joins the order of raises, or begins one. */
  JOIN,
  /** Follows the order of raises. */
  TAIL,
  /** Judges a pin against tags. */
  STANDING,
  /** Enters a debt. */
  OWE,
  /** Settles a debt. */
  SETTLE,
  /** Hands out debts past their lease. */
  OVERDUE,
  /** Ends the following of a raise. */
  FOLLOWED,
  /** Hands out raises of lost nodes. */
  LEFT,
  /** Stores a page, or a value. */
  PUT,
  /** Reads a page, or a value. */
  GET,
  /** Remembers what a page depends on. */
  NAME,
  /** Tells what a page depends on. */
  NAMED,
  /** Forgets what a page depends on. */
  UNNAME,
  /** Forgets a page. */
  FORGET,
  /** Adds a page to those of a tag. */
  LINK,
  /** Drops pages from those of a tag. */
  UNLINK,
  /** Lists pages of a tag. */
  PAGES,
  /** Counts a page. */
  COUNT,
  /** Notes tags as carried. */
  TAGS,
  /** Looks through tags. */
  FIND,
  /** Counts the pages of a tag. */
  TALLY,
  /** Claims a renewal. */
  CLAIM,
  /** Gives a claim back. */
  UNCLAIM,
  /** Asks for the renewal of a page. */
  ENQUEUE,
  /** Asks no more. */
  DEQUEUE,
  /** Hands jobs to a node. */
  TAKE,
  /** Keeps jobs in hand. */
  HOLD,
  /** Lets go of jobs in hand. */
  RELEASE,
  /** Ends a job. */
  FINISH,
  /** Tells how jobs ended. */
  ENDED,
  /** Lists pages that were given up. */
  GIVEN,
  /** Allows a page another try. */
  REVIVE;

  private final String text;
  private final String digest;

  Script() {
    byte[] resource = read(name().toLowerCase(Locale.ROOT) + ".lua");
    this.text = new String(resource, StandardCharsets.UTF_8);
    this.digest = digest(resource);
  }

  byte[] text() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  byte[] digest() {
    return digest.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] read(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + Script.class.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static String digest(byte[] text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(text);
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
