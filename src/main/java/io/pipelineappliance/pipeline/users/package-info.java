/**
 * The pipeline that the appliance ships: people of randomuser.me. Field names, the mapping from the API's form, the
 * table and the topic stand here and nowhere else. {@link io.pipelineappliance.pipeline.users.UserField} is the one
 * list of fields: the record's JSON, the table's columns and the parser all follow it.
 *
 * <p>Parsing is strict, because a row that differs from its record cannot be told from a right one later: whatever a
 * row could not hold exactly (a time finer than a millisecond, text that is no Unicode, an id in another spelling than
 * its key) is malformed. Unknown fields are ignored, so that producers may move ahead of the table.
 */
package io.pipelineappliance.pipeline.users;
