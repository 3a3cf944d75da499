package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;

/** Reads the query, which it does not declare, by way of beans that are handed out on demand. */
@Path("asked")
@Produces("text/plain")
@ApplicationScoped
public class Asked {

  @Inject Stage stage;
  @Inject Provider<Question> question;

  @GET
  @Isr(vary = "X-Country")
  public String asked() {
    return question.get().text() + " " + stage.run("asked");
  }

  /** Knows what was asked. */
  @RequestScoped
  public static class Question {

    @Inject Instance<HttpServletRequest> request;

    String text() {
      return request.get().getQueryString();
    }
  }
}
