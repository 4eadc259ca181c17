using CoProduction.Functions.Import.Csv;

namespace CoProduction.Functions.Tests.Import;

/// <summary>Makes an import fail at a step, as if the program had ended there.</summary>
internal sealed class BreaksOff(string step) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value)
    {
        if (value.Step == step)
        {
            throw new InvalidOperationException("The program is gone.");
        }
    }
}
