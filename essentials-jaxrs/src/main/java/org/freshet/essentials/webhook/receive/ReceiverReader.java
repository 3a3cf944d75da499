package org.freshet.essentials.webhook.receive;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.freshet.essentials.api.WebhookReceiver;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.DeclaredOn;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.ReceivingSettings;
import org.jspecify.annotations.Nullable;

/** Reads {@code @WebhookReceiver}. */
public final class ReceiverReader {

  private static final String PLACE =
      "stands on nothing that Jakarta REST calls, must be on a resource";

  private final ReceivingSettings settings;
  private final Findings findings;

  /**
   * A reader.
   *
   * @param findings receives what is wrong
   */
  public ReceiverReader(ReceivingSettings settings, Findings findings) {
    this.settings = settings;
    this.findings = findings;
  }

  /** The name of who sends to a method, null if anybody may call it. */
  public @Nullable String read(Class<?> resource, Method method) {
    WebhookReceiver annotation = DeclaredOn.annotation(resource, method, WebhookReceiver.class);
    if (annotation == null) {
      return null;
    }
    String name = annotation.value();
    if (settings.secrets().getOrDefault(name, List.of()).isEmpty()) {
      findings.add(
          Codes.WEBHOOK_RECEIVER,
          site(DeclaredOn.place(resource, method)),
          "there is no secret for '"
              + name
              + "', must be set as essentials.webhook.receiver."
              + name);
    }
    return name;
  }

  /** Reads all that a class says while it is deployed, so that what is wrong is found then. */
  public void check(Class<?> type) {
    boolean receives = false;
    Set<Method> methods = new LinkedHashSet<>(List.of(type.getMethods()));
    methods.addAll(List.of(type.getDeclaredMethods()));
    for (Method method : methods) {
      boolean called =
          Modifier.isPublic(method.getModifiers()) && DeclaredOn.isCalled(type, method);
      receives |= called;
      if (called) {
        read(type, method);
      } else if (method.isAnnotationPresent(WebhookReceiver.class)) {
        findings.add(Codes.WEBHOOK_RECEIVER, site(DeclaredOn.place(type, method)), PLACE);
      }
    }
    if (!receives && type.isAnnotationPresent(WebhookReceiver.class)) {
      findings.add(Codes.WEBHOOK_RECEIVER, site(type.getName()), PLACE);
    }
  }

  private static String site(String place) {
    return "@WebhookReceiver on " + place;
  }
}
