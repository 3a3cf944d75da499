package org.freshet.isr.admin.operate;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.freshet.isr.admin.exchange.Call;
import org.freshet.isr.admin.exchange.Problem;
import org.freshet.isr.admin.exchange.RefusedException;
import org.freshet.isr.admin.tell.Address;
import org.freshet.isr.revalidate.AutomaticTags;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.TagGraph;

/** Asks the application for one of its pages, in all the variants that are stored. */
public final class PageWarmer {

  private static final int MOST_VARIANTS = 20;

  private final WarmUp warmUp;
  private final PublicBases bases;
  private final TagGraph graph;
  private final ResponseStore store;

  /** A warmer. */
  public PageWarmer(WarmUp warmUp, PublicBases bases, TagGraph graph, ResponseStore store) {
    this.warmUp = warmUp;
    this.bases = bases;
    this.graph = graph;
    this.store = store;
  }

  /**
   * Makes a page, unless it is stored and fresh, and waits for it.
   *
   * @throws RefusedException if the address is none of this application's, or nothing of ours
   *     answered
   */
  Map<String, Object> warm(Call call, String url) {
    Address address = Address.of(call, url, bases);
    if (address.path() == null) {
      throw RefusedException.parameter("url", "must have a path that can be read in one way only");
    }
    if (address.base().isEmpty()) {
      throw RefusedException.parameter("url", "must have a host that responses are kept for");
    }
    if (!warmUp.isPossible()) {
      throw new RefusedException(
          new Problem(
              503,
              "origin",
              "It is not known where this application reaches itself: isr.warmup.origin."));
    }
    List<RenewalRequest> requests = requests(address);
    int status = 0;
    for (RenewalRequest request : requests) {
      status = Math.max(status, get(request));
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("url", address.base() + address.target());
    told.put("status", status);
    told.put("variants", requests.size());
    told.put("stored", !stored(address).isEmpty());
    return told;
  }

  private List<RenewalRequest> requests(Address address) {
    List<RenewalRequest> requests = new ArrayList<>();
    for (StoredResponse response : stored(address)) {
      if (requests.size() < MOST_VARIANTS && !requests.contains(response.renewal())) {
        requests.add(response.renewal());
      }
    }
    return requests.isEmpty()
        ? List.of(new RenewalRequest(address.base(), address.target(), List.of()))
        : requests;
  }

  private List<StoredResponse> stored(Address address) {
    String path = Objects.requireNonNull(address.path()).decoded();
    return graph.keys(AutomaticTags.path(path), null, 200).stream()
        .map(store::get)
        .filter(Objects::nonNull)
        .filter(
            response ->
                response.renewal().target().equals(address.target())
                    && response.renewal().base().equals(address.base()))
        .toList();
  }

  private int get(RenewalRequest request) {
    try {
      return warmUp.get(request);
    } catch (SocketTimeoutException e) {
      throw new RefusedException(
          new Problem(502, "timeout", "The page was not there within isr.warmup.timeout."));
    } catch (IOException e) {
      throw new RefusedException(
          new Problem(
              502, "answer", "No cached page of this application answered at this address."));
    }
  }
}
