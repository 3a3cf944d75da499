package org.freshet.bookshop.storefront;

import jakarta.ws.rs.core.Response;
import org.freshet.isr.api.PageView;

/** The page for whoever asked for something that cannot be shown. */
final class ProblemPage {

  private ProblemPage() {}

  static Response of(Response.StatusType status, String sentence) {
    return Response.status(status)
        .type("text/html;charset=UTF-8")
        .entity(PageView.of("/WEB-INF/pages/problem.jsp", "sentence", sentence))
        .build();
  }
}
