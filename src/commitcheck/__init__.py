"""Which of the promises that sales made can the product's own vision stand behind?"""

__version__ = "0.1.0"
