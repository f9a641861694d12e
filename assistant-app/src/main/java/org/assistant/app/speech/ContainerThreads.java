package org.assistant.app.speech;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;

/** The container's threads, as beans. */
@Dependent
class ContainerThreads {

    @Produces
    @Resource
    @Typed(ManagedExecutorService.class)
    ManagedExecutorService executor;

    @Produces
    @Resource
    @Typed(ManagedScheduledExecutorService.class)
    ManagedScheduledExecutorService scheduler;
}
