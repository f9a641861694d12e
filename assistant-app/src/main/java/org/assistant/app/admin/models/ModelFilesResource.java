package org.assistant.app.admin.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.security.Operator;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelManifest;

/** Lists the files of models, and fetches them. */
@Path("models")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ModelFilesResource {

    private static final int MOST_BYTES = 10_000;

    record ModelFiles(List<ModelFilesJson> models) {}

    record FetchAnswer(String model, String state) {}

    private final ModelsConfig config;
    private final Fetches fetches;
    private final ModelStates states;

    public ModelFilesResource() {
        this(null, null, null);
    }

    @Inject
    ModelFilesResource(ModelsConfig config, Fetches fetches, ModelStates states) {
        this.config = config;
        this.fetches = fetches;
        this.states = states;
    }

    @GET
    public ModelFiles list() {
        return new ModelFiles(states.list());
    }

    /** Starts a fetch and returns at once; the state of the server shows its progress. */
    @POST
    @Path("{model}/fetch")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response fetch(@PathParam("model") String name, InputStream body, @Context HttpServletRequest request)
            throws IOException {
        ModelPackage model = model(name);
        boolean accepted = JsonBody.read(body, MOST_BYTES).flag("accept_license", false);
        ModelManifest manifest = model.manifest();
        if (manifest.acceptanceNeeded() && !accepted) {
            throw new ApiError(
                            ApiError.BAD_REQUEST,
                            "the model " + name + " comes under the licence " + manifest.licence() + " ("
                                    + manifest.licenceAddress() + "); to accept it, set accept_license to true",
                            "accept_license",
                            "licence_not_accepted")
                    .exception();
        }
        if (!fetches.start(model, config.store(), Operator.of(request))) {
            throw new ApiError(ApiError.CONFLICT, "a model is being fetched already", "", "fetch_running").exception();
        }
        return Response.accepted(new FetchAnswer(name, "fetching")).build();
    }

    @DELETE
    @Path("{model}/fetch")
    public FetchAnswer cancel(@PathParam("model") String name, @Context HttpServletRequest request) {
        model(name);
        if (!fetches.cancel(name, Operator.of(request))) {
            throw new ApiError(ApiError.NOT_FOUND, "the model " + name + " is not being fetched", "", "not_running")
                    .exception();
        }
        return new FetchAnswer(name, "cancelled");
    }

    private ModelPackage model(String name) {
        return config.model(name)
                .orElseThrow(() -> new ApiError(
                                ApiError.NOT_FOUND, "there is no model \"" + name + "\"", "model", "unknown_model")
                        .exception());
    }
}
