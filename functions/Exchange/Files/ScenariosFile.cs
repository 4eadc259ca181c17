using System.Text.Json;
using CoProduction.Functions.Exchange.Imports;
using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Functions.Scenarios;
using CoProduction.Gaps.Scenarios;
using CoProduction.Registry;

namespace CoProduction.Functions.Exchange.Files;

/// <summary>Scenarios: what each kind of change has differs, so that the cell of the changes holds them as the API writes them, in JSON.</summary>
internal sealed class ScenariosFile() : RegisterFile("scenarios.csv", ["id", "name", "notes", Column], "releasable_to")
{
    private const string Column = "changes";

    public override void Read(Row row, Intake intake)
    {
        var id = row.Parse<RecordId>("id");
        var name = row.Text("name", Wording.Title);
        var notes = row.TextOrNull("notes", Wording.Notes);
        var changes = Changes(row);
        if (id is null || !intake.Scenarios.Claim(row, "id", id.Value))
        {
            return;
        }

        foreach (var named in changes.Select(change => change.Names))
        {
            Require(row, intake.Known, named);
        }

        var release = intake.Releases.Of(row, intake.Scenarios.Former(id.Value));
        intake.Scenarios.Put(row.Make(() => new Scenario(id, name!, notes, release, changes), ("id", "id"), ("name", "name"), ("changes", Column)));
    }

    public override IEnumerable<Cells> Rows(Register register) =>
        register.Scenarios.Select(scenario => new Cells
        {
            ["id"] = scenario.Id.Value,
            ["name"] = scenario.Name,
            ["notes"] = scenario.Notes,
            [Column] = JsonSerializer.Serialize(scenario.Changes.Select(ChangeBody.Of), RecordJson.Options),
        }.With(scenario.Release));

    private static ScenarioChange[] Changes(Row row)
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
                return [.. json.RootElement.EnumerateArray().Select((change, index) => Change(row, change, index)).OfType<ScenarioChange>()];
            }
        }
        catch (JsonException)
        {
            // Said below: it is no list.
        }

        row.Fault(Column, """Must be a list of changes in JSON, such as [{"kind":"slip","slipMonths":9}].""");
        return [];
    }

    private static ScenarioChange? Change(Row row, JsonElement json, int index)
    {
        var (body, faults) = BodyCheck.Read(json, ChangeBodyValidator.Instance);
        foreach (var fault in faults)
        {
            row.Fault(Column, $"{JsonPointer.Element("", index)}{fault.Pointer}: {fault.Detail}");
        }

        return faults.Count > 0 ? null : body.ToChange();
    }

    private static void Require(Row row, Known known, Selection named)
    {
        foreach (var partner in named.Partners)
        {
            known.RequirePartner(row, Column, partner);
        }

        foreach (var item in named.Items)
        {
            known.RequireItemOrMineral(row, Column, item);
        }
    }
}
