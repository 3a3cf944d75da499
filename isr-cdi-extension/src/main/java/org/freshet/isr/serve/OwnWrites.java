package org.freshet.isr.serve;

import java.time.InstantSource;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.http.WriteMarker;
import org.freshet.isr.tags.OwnRaises;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Shows visitors what they have written themselves ({@code isr.read-your-writes}): the answer to a
 * request that raised something carries a marker, and whoever brings it back is served nothing
 * older. Thread-safe.
 */
public final class OwnWrites {

  private final WriteMarker marker;
  private final InstantSource clock;
  private final boolean enabled;
  private final boolean secure;

  /** Own writes by the settings. */
  public OwnWrites(WriteMarker marker, InstantSource clock, IsrSettings settings) {
    this.marker = marker;
    this.clock = clock;
    this.enabled = settings.readYourWrites();
    // Behind a proxy that ends TLS a request itself may not tell.
    this.secure = settings.publicBases().stream().anyMatch(base -> base.startsWith("https:"));
  }

  /** Whether there is anything to look at. */
  public boolean areShown() {
    return enabled;
  }

  /**
   * Since when the sender of a request may be served nothing older.
   *
   * @param cookies its field {@code Cookie}, null if it has none
   * @return null if they have written nothing that is known of
   */
  public @Nullable Sequence notBefore(@Nullable String cookies, String contextPath) {
    return enabled ? marker.in(cookies, contextPath, clock.instant()) : null;
  }

  /** The current thread works for this request from now on. */
  public void begin(Entry entry, @Nullable Sequence notBefore) {
    entry.notBefore(notBefore);
    if (enabled) {
      OwnRaises.set(entry.raises());
    }
  }

  /** The current thread does not work for it any more. */
  public void end() {
    if (enabled) {
      OwnRaises.set(null);
    }
  }

  /**
   * What the answer to a request must carry as {@code Set-Cookie}: then it is its visitor's alone.
   *
   * @param overTls whether the request came by TLS
   * @return null if the request has raised nothing, or nothing since this was last asked
   */
  public @Nullable String toHandOver(Entry entry, String contextPath, boolean overTls) {
    Sequence raised = enabled && !entry.isWarmUp() ? entry.raisedSinceAsked() : null;
    if (raised == null) {
      return null;
    }
    entry.cookieSet();
    return marker.set(raised, contextPath, overTls || secure, clock.instant());
  }
}
