using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports.Parts;

/// <summary>
/// The JSON of reports and analyses as they are answered: as what is published and sealed, with rounded figures. A figure has six significant digits, whole units
/// where that would be coarser, and at most nine digits after the point.
/// </summary>
internal static class AnswerJson
{
    public static readonly JsonSerializerOptions Options = new(RecordJson.Options) { Converters = { new RoundedFigure() } };

    public static JsonObject Of<TAnswer>(TAnswer answer) => JsonSerializer.SerializeToNode(answer, Options)!.AsObject();

    private sealed class RoundedFigure : JsonConverter<double>
    {
        private const int Significant = 6;
        private const int MostDecimals = 9;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Rounded(value));

        private static double Rounded(double figure)
        {
            var decimals = figure == 0 ? 0 : Significant - 1 - (int)Math.Floor(Math.Log10(Math.Abs(figure)));

            // Adding 0 turns -0 into 0.
            return Math.Round(figure, Math.Clamp(decimals, 0, MostDecimals)) + 0;
        }
    }
}
