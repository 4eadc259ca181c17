using System.Text.Json;
using CoProduction.Functions.Http.Validation;
using CoProduction.Functions.Records.Scenarios;
using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Json;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;

namespace CoProduction.Functions.Import.Csv;

/// <summary>Scenarios. Each kind of change has its own properties, so one cell holds the changes in JSON, as the API writes them.</summary>
internal sealed class ScenariosFile() : CsvFile("scenarios.csv", ["id", "name", "notes", Column], "releasable_to")
{
    private const string Column = "changes";

    public override void Read(Row row, ImportDraft draft)
    {
        var scenarios = draft.Of<Scenario>();
        var id = row.Parse<RecordId>("id");
        var name = row.Text("name", Wording.Title);
        var notes = row.TextOrNull("notes", Wording.Notes);
        var changes = Changes(row, draft.Known);
        if (id is null || !scenarios.Claim(row, "id", id.Value))
        {
            return;
        }

        var release = draft.Releases.Of(row, scenarios.Former(id.Value));
        scenarios.Put(row.Make(() => new Scenario(id, name!, notes, release, changes), ("id", "id"), ("name", "name"), ("changes", Column)));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        register.Scenarios.Select(scenario => new Cells
        {
            ["id"] = scenario.Id.Value,
            ["name"] = scenario.Name,
            ["notes"] = scenario.Notes,
            [Column] = JsonSerializer.Serialize(scenario.Changes.Select(ChangeBody.Of), RecordJson.Options),
        }.With(scenario.Release));

    private static ScenarioChange[] Changes(Row row, KnownReferences known)
    {
        if (row.Find(Column) is not { } text)
        {
            row.Fault(Column, Row.Absent);
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Array)
            {
                return [.. json.RootElement.EnumerateArray().Select((change, index) => Change(row, known, change, index)).OfType<ScenarioChange>()];
            }
        }
        catch (JsonException)
        {
            // The fault follows below.
        }

        row.Fault(Column, """Must be a list of changes in JSON, such as [{"kind":"slip","slipMonths":9}].""");
        return [];
    }

    private static ScenarioChange? Change(Row row, KnownReferences known, JsonElement json, int index)
    {
        var (body, faults) = BodyCheck.Read(json, ChangeBodyValidator.Instance);
        foreach (var fault in faults)
        {
            row.Fault(Column, $"{JsonPointer.Element("", index)}{fault.Pointer}: {fault.Detail}");
        }

        Require(row, known, body);
        return faults.Count > 0 ? null : body.ToChange();
    }

    /// <summary>Checks what a change names, of which other parts can have faults; null if no part is sound.</summary>
    private static void Require(Row row, KnownReferences known, ChangeBody? change)
    {
        foreach (var partner in change?.Names.Partners ?? [])
        {
            known.RequirePartner(row, Column, partner);
        }

        foreach (var item in change?.Names.Items ?? [])
        {
            if (change!.IsEmbargo)
            {
                known.RequireMineral(row, Column, item);
            }
            else
            {
                known.RequireItemOrMineral(row, Column, item);
            }
        }
    }
}
