using CoProduction.Functions.Exchange.Imports;

namespace CoProduction.Functions.Tests.Imports;

/// <summary>Has an import fail at a step, as if the program had gone then.</summary>
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
