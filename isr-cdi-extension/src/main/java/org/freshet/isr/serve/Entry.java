package org.freshet.isr.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.freshet.isr.tags.OwnRaises;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request from the moment it entered the application; kept as a request
 * attribute under {@link #NAME}. Used by one thread at a time.
 */
public final class Entry {

  /** The name of the request attribute. */
  public static final String NAME = "org.freshet.isr.entry";

  /** The name of the request attribute with the request as the door in front got it. */
  public static final String REQUEST = "org.freshet.isr.front.request";

  /** The name of the request attribute with the response as the door in front got it. */
  public static final String RESPONSE = "org.freshet.isr.front.response";

  /**
   * The name of the request attribute with the template that is being included: taken away by
   * whoever enters Jakarta REST in its place.
   */
  public static final String TEMPLATE = "org.freshet.isr.template";

  /** The name of the request attribute that says that a filter must see each such request. */
  public static final String EACH = "org.freshet.request.each";

  /** The name of the request attribute that says that this application asks itself. */
  public static final String RENEWAL = "org.freshet.request.renewal";

  /**
   * The name of the request property by which a filter says that the answer is for this request
   * alone: it is neither taken from a cache nor kept in one.
   */
  public static final String SINGLE = "org.freshet.request.single";

  /**
   * The name of the request property by which the cache says that it may keep the answer, and adds
   * what caches are told: for how many seconds at most, a {@link Long}.
   */
  public static final String KEEPS = "org.freshet.request.keeps";

  private final Sequence pin;
  private final @Nullable String line;
  private final UnaryOperator<@Nullable String> sent;
  private @Nullable String base;
  private boolean warmUp;
  private boolean asBase;
  private boolean cookieSet;
  private boolean draft;
  private boolean each;
  private @Nullable Sequence notBefore;
  private final OwnRaises raises = new OwnRaises();
  private @Nullable Sequence handedOver;
  private final List<Runnable> ends = new ArrayList<>(4);

  /**
   * An entry without a door in front.
   *
   * @param pin what this node knew when the request entered
   */
  public Entry(Sequence pin) {
    this(pin, null, name -> null);
  }

  /**
   * An entry.
   *
   * @param pin what this node knew when the request entered
   * @param line the request as {@link KnownRequests} names it, null without a door in front
   * @param sent reads a header as it was sent, before any filter of the application changed it
   */
  public Entry(Sequence pin, @Nullable String line, UnaryOperator<@Nullable String> sent) {
    this.pin = pin;
    this.line = line;
    this.sent = sent;
  }

  /** A header as it was sent, null if it was not. */
  public @Nullable String sent(String name) {
    return sent.apply(name);
  }

  /** What this node knew when the request entered: older is always safe. */
  public Sequence pin() {
    return pin;
  }

  /** The request as {@link KnownRequests} names it, null without a door in front. */
  public @Nullable String line() {
    return line;
  }

  /** The public base that joins the key, null if nothing may be stored for it. */
  public @Nullable String base() {
    return base;
  }

  /** Whether this is a renewal request of this application to itself. */
  public boolean isWarmUp() {
    return warmUp;
  }

  /** Sets what the pre-matching filter found out. */
  public void located(@Nullable String publicBase, boolean isWarmUp) {
    located(publicBase, isWarmUp, true);
  }

  /**
   * Sets what the pre-matching filter found out.
   *
   * @param asBase whether scheme and host of the request are those of the base
   */
  public void located(@Nullable String publicBase, boolean isWarmUp, boolean asBase) {
    this.base = publicBase;
    this.warmUp = isWarmUp;
    this.asBase = asBase;
  }

  /** Whether scheme and host of the request are those of the public base, which joins the key. */
  public boolean isAskedAsBase() {
    return asBase;
  }

  /** Whether an editor asks, who sees pages past the cache. */
  public boolean isDraft() {
    return draft;
  }

  /** An editor asks. */
  public void ofDraft() {
    draft = true;
  }

  /** Whether a filter must see each request like this one, so that no door in front may answer. */
  public boolean isForFilters() {
    return each;
  }

  /** A filter must see each request like this one. */
  public void ofFilters() {
    each = true;
  }

  /** Sets since when whoever asks may be served nothing older; null for no such time. */
  void notBefore(@Nullable Sequence marker) {
    notBefore = marker;
  }

  /**
   * Whether what was pinned then may be served to whoever asks: not if they have written something
   * since.
   */
  public boolean mayGet(Sequence pinned) {
    Sequence since = notBefore;
    return since == null || pinned.isAtLeast(since);
  }

  /** What the request has raised so far. */
  OwnRaises raises() {
    return raises;
  }

  /** The latest of what it has raised since this was last asked, null if that is nothing. */
  @Nullable Sequence raisedSinceAsked() {
    Sequence latest = raises.latest();
    if (latest == null || latest.equals(handedOver)) {
      return null;
    }
    handedOver = latest;
    return latest;
  }

  /** Whether a cookie was set where the door in front could see it. */
  public boolean isCookieSet() {
    return cookieSet;
  }

  /** A cookie is set. */
  public void cookieSet() {
    cookieSet = true;
  }

  /** Adds what must not be left undone however the request ends. */
  public void atEnd(Runnable task) {
    synchronized (ends) {
      ends.add(task);
    }
  }

  /** Called when the request has ended; a second call does nothing. */
  public void ended() {
    List<Runnable> tasks;
    synchronized (ends) {
      tasks = List.copyOf(ends);
      ends.clear();
    }
    tasks.forEach(Runnable::run);
  }
}
