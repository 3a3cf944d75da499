package org.freshet.partstream.delivery;

import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How frames follow one another on the wire. */
public enum StreamFormat {

  /** One JSON text in each line. */
  LINES("application", "x-ndjson", "jsonl") {
    @Override
    String framed(Frame frame) {
      return frame.json() + "\n";
    }

    @Override
    String ping() {
      return "\n";
    }
  },

  /** JSON text sequences (RFC 7464). */
  SEQUENCE("application", "json-seq", "json-seq") {
    @Override
    String framed(Frame frame) {
      return "\u001e" + frame.json() + "\n";
    }

    @Override
    String ping() {
      return "\n";
    }
  },

  /** Server-sent events (HTML, section 9.2). */
  EVENTS("text", "event-stream", "event-stream") {
    @Override
    String framed(Frame frame) {
      String cursor = frame.cursor();
      return "event: "
          + EVENT_NAMES.getOrDefault(frame.type(), frame.type())
          + "\n"
          + (cursor == null ? "" : "id: " + cursor + "\n")
          + "data: "
          + frame.json()
          + "\n\n";
    }

    @Override
    String ping() {
      return ": ping\n\n";
    }
  },

  /** Parts of a multipart body (RFC 2046, section 5.1.3). */
  MULTIPART("multipart", "mixed", "mixed") {
    @Override
    MediaType type() {
      return new MediaType("multipart", "mixed", Map.of("boundary", "-"));
    }

    @Override
    String opening() {
      return NEXT_PART;
    }

    /** What ends a part follows at once: whoever reads parts knows only then that it is whole. */
    @Override
    String framed(Frame frame) {
      return "\r\n" + frame.json() + (frame.isLast() ? "\r\n-----\r\n" : NEXT_PART);
    }

    @Override
    String ping() {
      // A field of the part that is to come; those without "Content-" before them say nothing.
      return "Heartbeat: 1\r\n";
    }
  };

  private static final String NEXT_PART =
      "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n";

  /** {@code error} is what browsers call a broken connection. */
  private static final Map<String, String> EVENT_NAMES =
      Map.of("error", "failed", "end", "complete");

  private final String main;
  private final String sub;
  private final String alias;

  StreamFormat(String main, String sub, String alias) {
    this.main = main;
    this.sub = sub;
    this.alias = alias;
  }

  /** The format that a client names; null if it names none, as by a wildcard. */
  public static @Nullable StreamFormat named(MediaType accepted) {
    for (StreamFormat format : values()) {
      boolean named =
          format.sub.equalsIgnoreCase(accepted.getSubtype())
              || format.alias.equalsIgnoreCase(accepted.getSubtype());
      if (named && format.main.equalsIgnoreCase(accepted.getType())) {
        return format;
      }
    }
    return null;
  }

  MediaType type() {
    return new MediaType(main, sub);
  }

  abstract String framed(Frame frame);

  abstract String ping();

  /** What stands before the first frame. */
  String opening() {
    return "";
  }
}
