package org.assistant.app.admin;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.assistant.app.admin.access.AuditResource;
import org.assistant.app.admin.access.KeysResource;
import org.assistant.app.admin.access.LoginResource;
import org.assistant.app.admin.access.LogoutResource;
import org.assistant.app.admin.access.SessionResource;
import org.assistant.app.admin.changes.BackendResource;
import org.assistant.app.admin.changes.ChangesResource;
import org.assistant.app.admin.changes.ConfigurationResource;
import org.assistant.app.admin.changes.PronunciationsResource;
import org.assistant.app.admin.changes.SettingsResource;
import org.assistant.app.admin.history.HappeningsResource;
import org.assistant.app.admin.history.TimelineResource;
import org.assistant.app.admin.history.UtterancesResource;
import org.assistant.app.admin.models.ClonedVoicesResource;
import org.assistant.app.admin.models.ModelFilesResource;
import org.assistant.app.rest.ServerProperties;
import org.assistant.app.rest.body.ErrorMapper;
import org.assistant.app.rest.body.RecordWriter;

/** The admin API, which the console and programs use. */
@ApplicationPath("/api/admin")
public class AdminApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                BackendResource.class,
                SettingsResource.class,
                ChangesResource.class,
                ConfigurationResource.class,
                HappeningsResource.class,
                AuditResource.class,
                StateResource.class,
                TimelineResource.class,
                UtterancesResource.class,
                ModelFilesResource.class,
                ClonedVoicesResource.class,
                PronunciationsResource.class,
                KeysResource.class,
                LoginResource.class,
                LogoutResource.class,
                SessionResource.class,
                RecordWriter.class,
                ErrorMapper.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return ServerProperties.STREAMING;
    }
}
