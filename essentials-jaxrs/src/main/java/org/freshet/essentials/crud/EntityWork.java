package org.freshet.essentials.crud;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Providers;
import java.io.InputStream;
import org.freshet.essentials.api.CrudWork;
import org.freshet.essentials.api.EntityPages.Condition;
import org.freshet.essentials.config.CrudSettings;
import org.freshet.essentials.config.ProblemSettings;
import org.freshet.essentials.problem.parameter.ParameterPlace;
import org.freshet.essentials.problem.parameter.ParameterText;
import org.jspecify.annotations.Nullable;

/** Does for resources what they leave to the library, with Jakarta Persistence. */
public final class EntityWork implements CrudWork {

  private final CrudSettings settings;
  private final ProblemSettings problems;
  private final boolean validates;
  private final Bodies bodies;

  /**
   * Work as the settings say.
   *
   * @param validates whether there is Jakarta Validation
   */
  public EntityWork(CrudSettings settings, ProblemSettings problems, boolean validates) {
    this.settings = settings;
    this.problems = problems;
    this.validates = validates;
    this.bodies = new Bodies(problems, settings.refuseUnknown());
  }

  @Override
  public <F> F entering(Class<F> form, InputStream body, Providers providers) {
    return valid(bodies.entering(form, body, providers));
  }

  @Override
  public <F> F merged(Class<F> form, F present, InputStream patch, Providers providers) {
    return valid(bodies.merged(form, present, patch, providers));
  }

  private <F> F valid(F form) {
    if (validates) {
      Validity.check(form);
    }
    return form;
  }

  @Override
  public <V> V value(Class<V> type, String parameter, String text) {
    return ParameterText.value(type, new ParameterPlace(parameter, "query"), text, problems);
  }

  @Override
  public @Nullable Object key(EntityManager entities, Class<?> entity, String text) {
    return ParameterText.valueOrNull(EntityRows.idType(entities, entity), text);
  }

  @Override
  public <E> @Nullable E find(
      EntityManager entities, Class<E> entity, Object key, Condition<E> condition) {
    return EntityRows.find(entities, entity, key, condition);
  }

  @Override
  public String id(EntityManager entities, Object row) {
    return EntityRows.id(entities, row);
  }

  @Override
  public <E> @Nullable String version(EntityManager entities, Class<E> entity, E row) {
    return EntityRows.version(entities, entity, row);
  }

  @Override
  public void checkPreconditions(HttpHeaders headers, @Nullable String version) {
    Preconditions.check(headers, version, settings.requireMatch());
  }

  @Override
  public void write(EntityManager entities, HttpHeaders headers) {
    try {
      entities.flush();
    } catch (PersistenceException e) {
      throw Conflicts.of(e, Preconditions.haveMatch(headers));
    }
  }
}
