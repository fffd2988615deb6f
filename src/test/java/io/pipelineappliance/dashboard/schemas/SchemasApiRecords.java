package io.pipelineappliance.dashboard.schemas;

import io.pipelineappliance.explore.schemas.SchemaCheck;
import io.pipelineappliance.explore.schemas.SchemaDefaults;
import io.pipelineappliance.explore.schemas.SchemaDeletion;
import io.pipelineappliance.explore.schemas.SchemaPlace;
import io.pipelineappliance.explore.schemas.SchemaPlaces;
import io.pipelineappliance.explore.schemas.SchemaSetting;
import io.pipelineappliance.explore.schemas.SchemaSubject;
import io.pipelineappliance.explore.schemas.SchemaSubjectPage;
import io.pipelineappliance.explore.schemas.SchemaSubjectView;
import io.pipelineappliance.explore.schemas.SchemaUse;
import io.pipelineappliance.explore.schemas.SchemaVersion;
import io.pipelineappliance.explore.schemas.SchemaVersionPage;
import io.pipelineappliance.explore.schemas.SchemaVersionSummary;
import java.util.stream.Stream;

/** The records that are written as JSON here; the OpenAPI document has a schema of each one's name. */
public final class SchemasApiRecords {
    private SchemasApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Stream.of(
                SchemaCheck.class,
                SchemaDefaults.class,
                SchemaDeletion.class,
                SchemaPlace.class,
                SchemaPlaces.class,
                SchemaSetting.class,
                SchemaSubject.class,
                SchemaSubjectPage.class,
                SchemaSubjectView.class,
                SchemaUse.class,
                SchemaVersion.class,
                SchemaVersionPage.class,
                SchemaVersionSummary.class);
    }
}
