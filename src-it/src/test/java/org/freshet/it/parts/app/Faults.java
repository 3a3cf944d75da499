package org.freshet.it.parts.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.api.ProblemType;
import org.freshet.it.app.Note;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.Parts;

/** Parts that fail in all ways, beside what else a server does around a method. */
@Path("faults")
@RequestScoped
public class Faults extends PartResource {

  @PersistenceContext EntityManager notes;
  @Inject Clerk clerk;
  @Inject Steady steady;

  @Part
  @Transactional
  public String committed() {
    notes.persist(new Note(System.nanoTime(), "committed"));
    return "written";
  }

  @Part
  @Transactional
  public String undone() {
    notes.persist(new Note(System.nanoTime(), "undone"));
    notes.flush();
    throw new IllegalStateException("password=hunter2");
  }

  @Part
  public int retried() {
    return steady.retried();
  }

  @Part
  public String replaced() {
    return steady.replaced();
  }

  @Part
  public boolean late() throws InterruptedException {
    return steady.late();
  }

  @Part
  public int away() {
    throw new AwayException();
  }

  @Part
  public int asked() {
    return clerk.ask();
  }

  @Part
  public int sold() {
    throw new ProblemException(Problem.of(409).withTitle("Sold out").with("available", 2));
  }

  /** How many notes have a text. */
  @GET
  @Path("notes")
  public String notes() {
    return "committed " + count("committed") + ", undone " + count("undone");
  }

  private long count(String text) {
    return notes
        .createQuery("select count(n) from Note n where n.text = :text", Long.class)
        .setParameter("text", text)
        .getSingleResult();
  }

  @GET
  @Path("promise")
  public Parts promise() {
    return Parts.of("there", 1)
        .lazy("promised", () -> CompletableFuture.completedFuture("hunter2"));
  }

  /** Knows nothing of HTTP. */
  @ProblemType(value = "https://shop.example/away", status = 502, title = "Away")
  public static class AwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A bean that parts ask, with Fault Tolerance around its methods. */
  @RequestScoped
  public static class Steady {

    private final CountDownLatch never = new CountDownLatch(1);
    private int tries;

    /** Each part has a request scope of its own. */
    @Retry(maxRetries = 2, delay = 0)
    public int retried() {
      tries++;
      if (tries < 3) {
        throw new IllegalStateException("thrown for a test");
      }
      return tries;
    }

    @Fallback(fallbackMethod = "instead")
    public String replaced() {
      throw new IllegalStateException("thrown for a test");
    }

    public String instead() {
      return "instead";
    }

    @Timeout(100)
    public boolean late() throws InterruptedException {
      return never.await(20, TimeUnit.SECONDS);
    }
  }
}
