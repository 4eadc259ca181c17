using System.Text.Json.Nodes;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Http;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace CoProduction.Functions.Hosting.Isolated;

/// <summary>
/// Gives the Functions host the schedule of each timer. The attribute only names a setting, and the Functions host does not know the default:
/// without this class, it would report an error for a timer whose setting is absent.
/// </summary>
internal sealed class TimerSchedules(FunctionCatalog catalog, IConfiguration configuration) : IFunctionMetadataTransformer
{
    public string Name => nameof(TimerSchedules);

    /// <exception cref="RefusedStartException">A setting is not a schedule.</exception>
    public void Transform(IList<IFunctionMetadata> original)
    {
        var schedules = catalog.TriggeredBy<TimerFunctionTrigger>()
            .ToDictionary(timer => timer.Function.Name, timer => timer.Trigger.ExpressionIn(configuration), StringComparer.OrdinalIgnoreCase);
        foreach (var function in original)
        {
            if (schedules.TryGetValue(function.Name!, out var schedule) && function.RawBindings is { } bindings)
            {
                for (var index = 0; index < bindings.Count; index++)
                {
                    bindings[index] = WithSchedule(bindings[index], schedule);
                }
            }
        }
    }

    private static string WithSchedule(string binding, string schedule)
    {
        var json = JsonNode.Parse(binding)!.AsObject();
        json["schedule"] = schedule;
        return json.ToJsonString();
    }
}
