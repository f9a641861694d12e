package org.assistant.app.lifecycle;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;

/**
 * The container's threads, as beans, each looked up by name: without one, Payara 7 looks for it in what it read from the
 * annotations, which is sometimes not there yet, and then deploys nothing.
 */
@Dependent
class ContainerThreads {

    @Produces
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    @Typed(ManagedExecutorService.class)
    ManagedExecutorService executor;

    @Produces
    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    @Typed(ManagedScheduledExecutorService.class)
    ManagedScheduledExecutorService scheduler;
}
