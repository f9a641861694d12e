package org.assistant.app.lifecycle;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;

/**
 * The container's thread pools as beans, each looked up by name. Without a name, Payara 7 searches what it has read from the
 * annotations; sometimes that is not ready yet, and the deployment fails. They are looked up once, on the thread that deploys:
 * the thread on which WildFly asks the health checks does not know the names.
 */
@ApplicationScoped
class ContainerThreads {

    @Produces
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    @Typed(ManagedExecutorService.class)
    ManagedExecutorService executor;

    @Produces
    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    @Typed(ManagedScheduledExecutorService.class)
    ManagedScheduledExecutorService scheduler;

    /** Has the bean made, and with it the pools looked up. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}
}
